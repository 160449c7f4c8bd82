/** Programs of the library mongo; the Python original lies beside each. */
@NullMarked
package dev.asyncio4j.examples.mongo;

import org.jspecify.annotations.NullMarked;
