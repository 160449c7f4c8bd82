/**
 * Libraries that stand on Netty, run on a loop of this one: its thread, selector, queue and timers.
 *
 * <p>{@link dev.asyncio4j.netty.NettyLoop} is the door.
 */
@NullMarked
package dev.asyncio4j.netty;

import org.jspecify.annotations.NullMarked;
