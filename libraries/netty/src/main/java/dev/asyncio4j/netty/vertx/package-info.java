/**
 * Vert.x on a loop of this library; needs {@code vertx-core}.
 *
 * <p>{@link dev.asyncio4j.netty.vertx.VertxLoop} is the door.
 */
@NullMarked
package dev.asyncio4j.netty.vertx;

import org.jspecify.annotations.NullMarked;
