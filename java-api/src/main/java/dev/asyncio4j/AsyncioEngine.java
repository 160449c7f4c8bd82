package dev.asyncio4j;

import dev.asyncio4j.spi.AsyncioProvider;
import dev.asyncio4j.spi.Engine;

/**
 * The beginning of the chain of {@link Asyncio}'s parts: the engine, which each method asks.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioEngine {
  static final AsyncioProvider ENGINE = Engine.provider();

  AsyncioEngine() {}

  /** Refuses null, with the names of {@code parameter} and of the method that has got it. */
  static <T> T need(T value, String parameter) {
    if (value == null) throw Engine.nullGiven(parameter);
    return value;
  }
}
