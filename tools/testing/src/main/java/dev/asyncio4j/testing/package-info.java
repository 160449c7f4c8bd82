/**
 * Tests of code that awaits, with JUnit Jupiter or without.
 *
 * <p>{@link dev.asyncio4j.testing.AsyncTests} and {@link dev.asyncio4j.testing.AsyncTest} are the
 * doors.
 */
@NullMarked
package dev.asyncio4j.testing;

import org.jspecify.annotations.NullMarked;
