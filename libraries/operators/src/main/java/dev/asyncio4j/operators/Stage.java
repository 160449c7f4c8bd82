package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline with one source and nothing of its own to close.
 *
 * <p>Such steps are fused: one calls the next, and no coroutine is between them.
 */
abstract class Stage<S extends @Nullable Object, T extends @Nullable Object> extends Pull<T> {
  final Pull<S> source;

  Stage(Pull<S> source) {
    this.source = source;
  }

  /** Goes down the pipeline without recursion, so that the deepest one is closed on any stack. */
  @Override
  final void close() throws Exception {
    Pull<?> pull = this;
    while (pull instanceof Stage<?, ?> stage) pull = stage.source;
    pull.close();
  }
}
