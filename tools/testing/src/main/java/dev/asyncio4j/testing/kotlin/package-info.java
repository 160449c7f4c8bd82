/** Tests of {@code suspend} code: the Kotlin face of {@link dev.asyncio4j.testing}. */
@NullMarked
package dev.asyncio4j.testing.kotlin;

import org.jspecify.annotations.NullMarked;
