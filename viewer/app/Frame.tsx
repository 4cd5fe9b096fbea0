/** The page: head, check, stage, why, timeline. */
import { useSignalEffect } from '@preact/signals';
import { CheckPanel } from '../screens/check/index.js';
import { StageScreen } from '../screens/play/StageScreen.js';
import { Timeline } from '../screens/play/Timeline.js';
import { WhyPanel } from '../screens/play/WhyPanel.js';
import { BringTarget } from '../bring/BringTarget.js';
import type { App } from './app.js';
import { isElsewhere } from './drillLinks.js';
import { Icon, type IconName } from './Icon.js';
import { Live, Toast } from './Notices.js';
import { lazy } from './lazy.js';

const KeysDialog = lazy<{ app: App }>(() => import('./KeysDialog.js'));
const CriticalDialog = lazy<{ app: App }>(() => import('../screens/play/CriticalDialog.js'));
const Compare = lazy<{ app: App }>(() => import('../screens/compare/index.js'));
const Draw = lazy<{ app: App }>(() => import('../screens/draw/index.js'));
const Drill = lazy<{ app: App }>(() => import('../screens/drill/index.js'));
const RealDrill = lazy<{ app: App }>(() => import('../screens/realDrill/index.js'));
const Study = lazy<{ app: App }>(() => import('../screens/study/index.js'));
const PrintDialog = lazy<{ app: App }>(() => import('../bring/PrintDialog.js'));
const ClipDialog = lazy<{ app: App }>(() => import('../bring/ClipDialog.js'));
const ProblemsDialog = lazy<{ app: App }>(() => import('../bring/ProblemsDialog.js'));

function whatRuns(app: App): string {
  // A drill is another night than the one on the stage.
  if (app.screen.value === 'drill') return '';
  const now = app.running.value;
  if (now === null) return '';
  if (now.entry === null) return now.file ?? '';
  const variant = now.entry.variants.find(({ id }) => id === now.variant);
  const parts = [app.text.value.pick(now.entry.name)];
  if (variant !== undefined) parts.push(app.text.value.pick(variant.name));
  parts.push(app.t('app.seed', { seed: now.seed }));
  if (now.edits.length > 0) parts.push(app.t('check.changed', { n: now.edits.length }));
  return parts.join(' · ');
}

async function share(app: App): Promise<void> {
  const link = app.link();
  if (link === null) {
    app.say(app.t('app.share.own'));
    return;
  }
  history.replaceState(null, '', link);
  try {
    await navigator.clipboard.writeText(location.href);
    app.say(app.t('app.shared'));
  } catch {
    app.say(app.t('app.share.failed'));
  }
}

function HeadButton(props: { icon?: IconName; label: string; title?: string; class?: string; onClick: () => void }) {
  return (
    <button
      type="button"
      class={`button ${props.class ?? ''}`}
      title={props.title ?? props.label}
      aria-label={props.label}
      onClick={props.onClick}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      <span class="words">{props.label}</span>
    </button>
  );
}

function PanelButton({ app, panel }: { app: App; panel: 'check' | 'why' }) {
  if (['realDrill', 'drill', 'study'].includes(app.screen.value)) return null;
  return (
    <button
      type="button"
      class="button only-narrow"
      aria-expanded={app.panel.value === panel}
      aria-controls={`panel-${panel}`}
      onClick={() => (app.panel.value = app.panel.peek() === panel ? 'none' : panel)}
    >
      <Icon name={panel === 'check' ? 'panelLeft' : 'panelRight'} />
      <span class="words">
        {app.t(
          app.screen.value === 'draw'
            ? panel === 'check'
              ? 'app.draw.tools'
              : 'app.draw.building'
            : panel === 'check'
              ? 'app.check'
              : 'app.why',
        )}
      </span>
    </button>
  );
}

/** Screens beside the run, each with its button. */
const WAYS = [
  ['draw', 'pencil'],
  ['drill', 'drill'],
  ['realDrill', 'flag'],
  ['study', 'study'],
] as const;

function Head({ app }: { app: App }) {
  const dark = app.theme.value === 'dark';
  const what = whatRuns(app);
  return (
    <header class="head">
      <PanelButton app={app} panel="check" />
      <h1 class="name">
        <Logo />
        <span class="words">{app.t('app.name')}</span>
      </h1>
      <div class="what" title={what}>
        {what}
      </div>
      {!app.online.value && (
        <span class="pill" title={app.t('app.offline')}>
          {app.t('app.offline.short')}
        </span>
      )}
      {app.update.value !== null && (
        <button type="button" class="button" title={app.t('app.update')} onClick={() => app.update.value?.()}>
          {app.t('app.update.now')}
        </button>
      )}
      {!isElsewhere() && (
        <>
          {WAYS.map(([screen, icon]) => {
            const there = app.screen.value === screen;
            return (
              <HeadButton
                key={screen}
                icon={icon}
                class="worded"
                label={app.t(there ? 'app.draw.back' : `app.${screen}`)}
                title={app.t(there ? 'app.draw.back' : `app.${screen}.title`)}
                onClick={() => (app.screen.value = app.screen.peek() === screen ? 'play' : screen)}
              />
            );
          })}
          <HeadButton
            icon="link"
            class="worded"
            label={app.t('app.share')}
            title={app.t('app.share.title')}
            onClick={() => void share(app)}
          />
        </>
      )}
      <HeadButton
        icon={dark ? 'sun' : 'moon'}
        class="worded"
        label={app.t(dark ? 'app.theme.toLight' : 'app.theme.toDark')}
        onClick={() => (app.theme.value = dark ? 'light' : 'dark')}
      />
      <button
        type="button"
        class="button"
        lang={app.language.value === 'en' ? 'zh-CN' : 'en'}
        title={app.t('app.language.title')}
        onClick={() => void app.switchLanguage()}
      >
        {app.t('app.language')}
      </button>
      <button
        type="button"
        class="button square"
        title={`${app.t('app.help')} (?)`}
        aria-label={app.t('app.help')}
        data-testid="help"
        onClick={() => (app.dialog.value = 'keys')}
      >
        ?
      </button>
      <PanelButton app={app} panel="why" />
    </header>
  );
}

/** A tower, its storeys, and the way out. */
function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="none" stroke="currentColor">
      <path d="M5 20V6l7-3 7 3v14z" stroke-width="1.8" stroke-linejoin="round" />
      <path d="M5 11h14M5 15.5h14" stroke-width="1.4" />
      <path d="M12 12.5l3 3h-1.8v4.5h-2.4v-4.5H9z" fill="#5fd6a4" stroke="none" />
    </svg>
  );
}

function Dialogs({ app }: { app: App }) {
  switch (app.dialog.value) {
    case 'keys':
      return <KeysDialog app={app} />;
    case 'critical':
      return <CriticalDialog app={app} />;
    case 'print':
      return <PrintDialog app={app} />;
    case 'clip':
      return <ClipDialog app={app} />;
    case 'problems':
      return <ProblemsDialog app={app} />;
    case null:
      return null;
  }
}

export function Frame({ app }: { app: App }) {
  useSignalEffect(() => {
    const what = whatRuns(app);
    document.title = what === '' ? 'Anshu 安疏' : `${what} – Anshu 安疏`;
  });
  const screen = app.screen.value;
  const compare = screen === 'compare';
  const panel = app.panel.value;
  if (screen === 'drill')
    return (
      <div class="app drill" data-phase={app.player.phase.value}>
        <Head app={app} />
        <Drill app={app} />
        <Toast app={app} />
        <Dialogs app={app} />
      </div>
    );
  if (screen === 'realDrill')
    return (
      <div class="app real" data-phase={app.player.phase.value}>
        <Head app={app} />
        <RealDrill app={app} />
        <Toast app={app} />
        <Dialogs app={app} />
      </div>
    );
  if (screen === 'study')
    return (
      <div class="app studying" data-phase={app.player.phase.value}>
        <Head app={app} />
        <Study app={app} />
        <Toast app={app} />
        <Dialogs app={app} />
      </div>
    );
  if (screen === 'draw')
    return (
      <BringTarget app={app}>
        <div class="app drawing" data-phase={app.player.phase.value}>
          <Head app={app} />
          <Draw app={app} />
          <Toast app={app} />
          <Dialogs app={app} />
        </div>
      </BringTarget>
    );
  return (
    <BringTarget app={app}>
      <div class={`app${compare ? ' comparing' : ''}`} data-phase={app.player.phase.value}>
        <a
          class="skip"
          href="#timeline"
          onClick={(event) => {
            // The part of the address after # is the link to this moment.
            event.preventDefault();
            document.getElementById('timeline')?.focus();
          }}
        >
          {app.t('app.skip')}
        </a>
        <Head app={app} />
        <aside
          id="panel-check"
          class={`side check${panel === 'check' ? ' shown' : ''}`}
          aria-label={app.t('app.check')}
        >
          <CheckPanel app={app} />
        </aside>
        {compare ? (
          <Compare app={app} />
        ) : (
          <>
            <StageScreen app={app} />
            <Timeline app={app} />
            <aside id="panel-why" class={`side why${panel === 'why' ? ' shown' : ''}`} aria-label={app.t('app.why')}>
              <WhyPanel app={app} />
            </aside>
          </>
        )}
        {!compare && <Live app={app} />}
        <Toast app={app} />
        <Dialogs app={app} />
      </div>
    </BringTarget>
  );
}
