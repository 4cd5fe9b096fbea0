/** Version of the engine: a recording and a result say which one made them. */
export const ENGINE_VERSION = '0.1.0';
