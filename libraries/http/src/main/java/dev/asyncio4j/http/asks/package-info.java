/**
 * The interface of asks, Python's requests for coroutines, on the client of {@link
 * dev.asyncio4j.http}.
 *
 * <p>{@link dev.asyncio4j.http.asks.Asks} is the door; the running loop takes the place of {@code
 * asks.init}.
 */
@NullMarked
package dev.asyncio4j.http.asks;

import org.jspecify.annotations.NullMarked;
