/** Programs of the library redis; the Python original lies beside each. */
@NullMarked
package dev.asyncio4j.examples.redis;

import org.jspecify.annotations.NullMarked;
