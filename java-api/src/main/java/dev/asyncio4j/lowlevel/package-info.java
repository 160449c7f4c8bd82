/**
 * The floor for authors of modules: what libraries and tools need of a loop, and programs do not.
 *
 * <ul>
 *   <li>{@link dev.asyncio4j.lowlevel.LoopPort}: the loop as a place for foreign channels, timers
 *       and callbacks; what is to be closed with it;
 *   <li>{@link dev.asyncio4j.lowlevel.Instrument} and {@link dev.asyncio4j.lowlevel.Instruments}:
 *       what a loop does, told step by step;
 *   <li>{@link dev.asyncio4j.lowlevel.OutsideWork}: virtual time waits for work that the loop does
 *       not see;
 *   <li>{@link dev.asyncio4j.lowlevel.DropWatch}: warnings of things that nobody closed;
 *   <li>{@link dev.asyncio4j.lowlevel.ParkingLot}: tasks that wait in order;
 *   <li>{@link dev.asyncio4j.lowlevel.CancelScopes}: the hook of level cancellation;
 *   <li>{@link dev.asyncio4j.lowlevel.AwaitableObject}: objects that can be awaited;
 *   <li>{@link dev.asyncio4j.lowlevel.ExecutorAdapter}: executors that the loop does not know.
 * </ul>
 *
 * <p>Unlike {@code dev.asyncio4j.spi}, which is the engine's, this package is as stable as the rest
 * of the API.
 */
@NullMarked
package dev.asyncio4j.lowlevel;

import org.jspecify.annotations.NullMarked;
