/** Programs of the library kafka; the Python original lies beside each. */
@NullMarked
package dev.asyncio4j.examples.kafka;

import org.jspecify.annotations.NullMarked;
