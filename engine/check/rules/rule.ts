/** What a building rule is, as data, and the documents that rules come from. */
import {
  source,
  words,
  type Jurisdiction,
  type RuleConfidence,
  type RuleSource,
  type TwoLanguages,
} from '../source.js';

/** class: no requirement, it says what kind of building it is. majorHazard: above every other finding. */
export type RuleLevel = 'class' | 'advice' | 'gap' | 'majorHazard';

export interface BuildingRule {
  id: string;
  name: TwoLanguages;
  /** Values it is held against, by name; in `unit`. A local layer may replace the first. */
  thresholds: Readonly<Record<string, number>>;
  unit: string;
  level: RuleLevel;
  jurisdiction: Jurisdiction;
  sources: readonly RuleSource[];
}

export const GB = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('GB 50016', clause, confidence, '2014 (2018)');
export const GB55037 = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('GB 55037', clause, confidence, '2022');
export const JGJ = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('JGJ 450', clause, confidence, '2018');
export const GB55019 = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('GB 55019', clause, confidence, '2021');
export const HAZARD = (clause: string, confidence: RuleConfidence): RuleSource =>
  source('养老机构重大事故隐患判定标准', clause, confidence, '2023-11-27');

export const rule = (
  id: string,
  zh: string,
  en: string,
  thresholds: Record<string, number>,
  unit: string,
  level: RuleLevel,
  ...sources: RuleSource[]
): BuildingRule => ({ id, name: words(zh, en), thresholds, unit, level, jurisdiction: 'CN', sources });

/** A rule whose breach is a gap against current code. */
export const gap = (
  id: string,
  zh: string,
  en: string,
  thresholds: Record<string, number>,
  unit: string,
  ...sources: RuleSource[]
): BuildingRule => rule(id, zh, en, thresholds, unit, 'gap', ...sources);
