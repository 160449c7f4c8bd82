package dev.asyncio4j.redis;

/** A pipeline that loads scripts before it runs. */
interface ScriptLoading {
  /** Has a script loaded before what is queued is sent. */
  void needs(String lua);
}
