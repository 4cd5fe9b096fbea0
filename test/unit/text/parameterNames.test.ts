/** What a verdict may hang on has a name in both languages. */
import { describe, expect, it } from 'vitest';
import { unmeasured } from '../../../engine/check/robust.js';
import { text } from '../../../engine/text/index.js';
import { parameterName } from '../../../engine/text/parameterNames.js';
import { library } from '../metrics/nights.js';

const names = (id: string): { en: string; zh: string } => ({
  en: parameterName(id, text('en').words, 'en'),
  zh: parameterName(id, text('zh-CN').words, 'zh-CN'),
});

describe('a parameter', () => {
  it('that nobody has measured has words of both languages', () => {
    const assumed = unmeasured(library('tower-18', 'night'));
    expect(assumed.length).toBeGreaterThan(100);
    for (const { name: id } of assumed) {
      const { en, zh } = names(id);
      expect(en, id).not.toBe(id);
      expect(en, id).toMatch(/^[a-z0-9]/);
      expect(zh, id).toMatch(/^[\u4e00-\u9fff\d]/);
      for (const name of [en, zh]) expect(name, id).not.toMatch(/undefined|\$1|\w\.\w/);
    }
  });

  it('is said as somebody would who measures it', () => {
    expect(names('time.panel.night.mean')).toEqual({
      en: 'mean time to perceive and read the fire panel, at night',
      zh: '夜间察觉并读懂火灾报警控制器的平均用时',
    });
    expect(names('time.prepare.wheelchair.day.sd').en).toBe(
      'spread of the time from bed to wheelchair, one carer, by day',
    );
    expect(names('speed.cane.down.mean')).toEqual({
      en: 'walking speed down stairs: with a cane',
      zh: '下楼步行速度：拄拐行走',
    });
    expect(names('means.evacuationChair.stairs').zh).toContain('楼梯');
    expect(names('no.such').en).toBe('no.such');
  });
});
