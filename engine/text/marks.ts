/** What stands on every page about a drill that nobody walked: both languages, so that nobody can take it for a real one. */
export const SIMULATED_MARK = {
  'zh-CN': '模拟/桌面推演 · simulated — not a real drill',
  en: 'Simulated — not a real drill · 模拟/桌面推演',
} as const;
