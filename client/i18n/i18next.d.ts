import 'i18next';
import actions from './locales/sv/actions.json' with { type: 'json' };
import areas from './locales/sv/areas.json' with { type: 'json' };
import capture from './locales/sv/capture.json' with { type: 'json' };
import closing from './locales/sv/closing.json' with { type: 'json' };
import common from './locales/sv/common.json' with { type: 'json' };
import comparison from './locales/sv/comparison.json' with { type: 'json' };
import desk from './locales/sv/desk.json' with { type: 'json' };
import findings from './locales/sv/findings.json' with { type: 'json' };
import hotspots from './locales/sv/hotspots.json' with { type: 'json' };
import join from './locales/sv/join.json' with { type: 'json' };
import live from './locales/sv/live.json' with { type: 'json' };
import marking from './locales/sv/marking.json' with { type: 'json' };
import meetingThree from './locales/sv/meeting-three.json' with { type: 'json' };
import mine from './locales/sv/mine.json' with { type: 'json' };
import moderation from './locales/sv/moderation.json' with { type: 'json' };
import offline from './locales/sv/offline.json' with { type: 'json' };
import paper from './locales/sv/paper.json' with { type: 'json' };
import patrol from './locales/sv/patrol.json' with { type: 'json' };
import photos from './locales/sv/photos.json' with { type: 'json' };
import plan from './locales/sv/plan.json' with { type: 'json' };
import process from './locales/sv/process.json' with { type: 'json' };
import protocol from './locales/sv/protocol.json' with { type: 'json' };
import receipt from './locales/sv/receipt.json' with { type: 'json' };
import rescue from './locales/sv/rescue.json' with { type: 'json' };
import results from './locales/sv/results.json' with { type: 'json' };
import rewalk from './locales/sv/rewalk.json' with { type: 'json' };
import setUp from './locales/sv/set-up.json' with { type: 'json' };
import signIn from './locales/sv/sign-in.json' with { type: 'json' };
import staff from './locales/sv/staff.json' with { type: 'json' };
import start from './locales/sv/start.json' with { type: 'json' };
import stops from './locales/sv/stops.json' with { type: 'json' };
import templates from './locales/sv/templates.json' with { type: 'json' };
import walk from './locales/sv/walk.json' with { type: 'json' };
import walks from './locales/sv/walks.json' with { type: 'json' };

/** One line a namespace: the keys of the Swedish file are the type. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      actions: typeof actions;
      areas: typeof areas;
      capture: typeof capture;
      closing: typeof closing;
      comparison: typeof comparison;
      results: typeof results;
      rewalk: typeof rewalk;
      common: typeof common;
      desk: typeof desk;
      findings: typeof findings;
      hotspots: typeof hotspots;
      join: typeof join;
      live: typeof live;
      marking: typeof marking;
      'meeting-three': typeof meetingThree;
      mine: typeof mine;
      receipt: typeof receipt;
      moderation: typeof moderation;
      rescue: typeof rescue;
      offline: typeof offline;
      paper: typeof paper;
      patrol: typeof patrol;
      photos: typeof photos;
      protocol: typeof protocol;
      plan: typeof plan;
      process: typeof process;
      'set-up': typeof setUp;
      'sign-in': typeof signIn;
      staff: typeof staff;
      start: typeof start;
      stops: typeof stops;
      templates: typeof templates;
      walk: typeof walk;
      walks: typeof walks;
    };
  }
}
