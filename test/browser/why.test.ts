/** Why is somebody still there: by a click on them, by name, by storey and stair, and for the whole evacuation. */
import { describe, expect, it } from 'vitest';
import { planners, type Planner } from './planner.js';

const open = planners();

/** A resident of the fire storey who waits for somebody, and when. */
async function waiting({ page }: Planner): Promise<{ row: number; id: string; time: number; storey: number }> {
  const found = await page.evaluate(async () => {
    const { player } = window.anshu;
    const { people, residents } = player.header.value!;
    for (let time = 120; time < player.computed.value; time += 20) {
      const snapshot = player.recording()!.at(time);
      for (let row = 0; row < residents; row++) {
        if (snapshot.cause[row] === 0 || snapshot.space[row] < 0) continue;
        const { chain } = await player.ask({ kind: 'reason', row, time });
        if (chain.length < 2 || chain[1].who.kind !== 'person') continue;
        const storey = player.building.value!.spaces[snapshot.space[row]].storey;
        return { row, id: people[row].id, time, storey };
      }
    }
    return null;
  });
  expect(found, 'somebody who waits for somebody').not.toBeNull();
  return found!;
}

async function ready(): Promise<Planner> {
  const planner = await open({ width: 1600, height: 900 });
  await planner.opened();
  await planner.computed();
  return planner;
}

describe('why', () => {
  it('tells who was clicked, what they wait for, and leads to the moment of each cause', async () => {
    const planner = await ready();
    const { page } = planner;
    const { row, id, time, storey } = await waiting(planner);
    await planner.stopAt(time);
    await page.evaluate((floor) => {
      window.anshu.app.view.value = { kind: 'floor', storey: floor };
    }, storey);
    await planner.drawn();
    const place = (await page.evaluate((who) => window.anshu.app.stage.value!.personAt(who), row))!;
    const canvas = (await page.locator('canvas').first().boundingBox())!;
    await page.mouse.click(canvas.x + place.x, canvas.y + place.y);
    const card = page.getByTestId('person');
    await card.getByRole('heading', { name: new RegExp(id) }).waitFor();
    const { chain, people } = await page.evaluate(
      async ({ who, moment }) => {
        const { player } = window.anshu;
        const reason = await player.ask({ kind: 'reason', row: who, time: moment });
        return { chain: reason.chain, people: player.header.value!.people.map((person) => person.id) };
      },
      { who: row, moment: time },
    );
    const links = card.getByTestId('cause');
    await links.nth(chain.length - 1).waitFor();
    expect(await links.count()).toBe(chain.length);
    // Each link names who it is about; the second one leads to another person at an earlier or the same moment.
    const said = await links.allInnerTexts();
    chain.forEach(({ who }, i) => {
      if (who.kind === 'person') expect(said[i]).toContain(people[who.row]);
    });
    await links.nth(1).getByRole('button').first().click();
    await planner.drawn();
    const after = await page.evaluate(() => ({
      time: window.anshu.player.time.value,
      playing: window.anshu.player.playing.value,
      selected: window.anshu.app.selected.value,
    }));
    expect(after.time).toBeCloseTo(chain[1].since, 6);
    expect(after.time).toBeLessThanOrEqual(time);
    expect(after.playing).toBe(false);
    expect({ kind: 'person', row: after.selected }).toEqual(chain[1].who);
  });

  it('finds a person by name and shows them on their floor', async () => {
    const planner = await ready();
    const { page } = planner;
    await planner.stopAt(200);
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'find-person');
    await page.keyboard.type('carer-09');
    await page.keyboard.press('Enter');
    await page
      .getByTestId('person')
      .getByRole('heading', { name: /carer-09/ })
      .waitFor();
    await planner.drawn();
    const { view, at } = await page.evaluate(() => {
      const { app } = window.anshu;
      return { view: app.view.value, at: app.stage.value!.personAt(app.selected.value!) };
    });
    expect(view.kind).toBe('floor');
    const { width, height } = (await page.locator('canvas').first().boundingBox())!;
    expect(at!.x).toBeGreaterThan(0);
    expect(at!.x).toBeLessThan(width);
    expect(at!.y).toBeGreaterThan(0);
    expect(at!.y).toBeLessThan(height);
    await page.keyboard.press('Escape');
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.getByRole('searchbox').fill('nobody of this name');
    await page.getByText('Nobody of this name').waitFor();
  });

  it('counts who is left on a storey, and says what holds them up', async () => {
    const planner = await ready();
    const { page } = planner;
    await planner.stopAt(300);
    const storeys = page.getByLabel('Storey or stair');
    const [incident] = await page.evaluate(() => {
      const { player } = window.anshu;
      const header = player.header.value!;
      const building = player.building.value!;
      const space = header.spaces.indexOf(header.scenario.incident.space);
      return [building.storeys[building.spaces[space].storey].id];
    });
    await storeys.selectOption(`s:${incident}`);
    const hold = await page.evaluate(
      (storey) => window.anshu.player.ask({ kind: 'hold', place: { storey }, time: 300 }),
      incident,
    );
    expect(hold.open + hold.done).toBe(26);
    const card = page.getByTestId('place');
    await card.getByTestId('hold').waitFor();
    const said = await card.innerText();
    expect(said).toMatch(new RegExp(`\\b${hold.open}\\b`));
    expect(said).toMatch(new RegExp(`\\b${hold.done}\\b`));
    // A stair is a place too.
    const stair = await page.evaluate(() => window.anshu.player.building.value!.stairs[0]);
    await storeys.selectOption(`t:${stair}`);
    await card.getByRole('heading', { name: new RegExp(stair) }).waitFor();
  });

  it('has the critical path one click away, and each stretch leads into the run', async () => {
    const planner = await ready();
    const { page } = planner;
    await planner.stopAt(0);
    await page.getByTestId('critical-open').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('critical').waitFor();
    const path = (await page.evaluate(() => window.anshu.player.ask({ kind: 'criticalPath' })))!;
    const lines = dialog.getByTestId('critical').getByRole('listitem');
    expect(await lines.count()).toBe(path.stretches.length);
    expect(path.stretches.length).toBeGreaterThan(3);
    // They follow one another without a gap up to the last one in safety.
    path.stretches.forEach(({ from }, i) => {
      if (i > 0) expect(from).toBeCloseTo(path.stretches[i - 1].to, 6);
    });
    expect(path.stretches.at(-1)!.to).toBeCloseTo(path.at, 6);
    const middle = path.stretches.findIndex(({ from }) => from > 60);
    await lines.nth(middle).getByRole('button').click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => window.anshu.player.time.value)).toBeCloseTo(path.stretches[middle].from, 6);
  });
});
