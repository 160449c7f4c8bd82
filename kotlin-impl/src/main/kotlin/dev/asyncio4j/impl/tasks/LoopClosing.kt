package dev.asyncio4j.impl.tasks

/**
 * Ends a body that is suspended when its loop closes. Without a trace: it says nothing about the
 * body.
 */
internal class LoopClosing :
  Error("the event loop was closed while this body was suspended", null, false, false)
