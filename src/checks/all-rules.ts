import { pairRules } from './pair/registry.js';
import { rules } from './registry.js';
import type { RuleInfo } from './rule.js';

/** The rules of both kinds, for all that asks what a rule is called and why it is there: help, pages, settings, suppression. */
export const allRules: readonly RuleInfo[] = [...rules, ...pairRules];
