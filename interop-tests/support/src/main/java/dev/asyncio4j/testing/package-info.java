/**
 * The language that the tests of this project share, and the seed of the module for tests of code
 * that awaits: it uses the public API only.
 *
 * <ul>
 *   <li>{@link dev.asyncio4j.testing.Virtual}: a body in virtual time, coroutines that wait or
 *       fail, and failures of what is awaited.
 *   <li>{@link dev.asyncio4j.testing.Trail}: events in the order in which they happened.
 *   <li>{@link dev.asyncio4j.testing.Loops}: a loop that the test itself drives.
 *   <li>{@link dev.asyncio4j.testing.RealTime}: waits for threads and for the garbage collector.
 *   <li>{@link dev.asyncio4j.testing.Ends}: both ends of a connection in one loop.
 *   <li>{@link dev.asyncio4j.testing.Sentences}: the names of tests that have no other.
 * </ul>
 *
 * <p>{@code dev.asyncio4j.testing.kotlin} has the same words for Kotlin.
 */
package dev.asyncio4j.testing;
