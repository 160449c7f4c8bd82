/** TBD. */
@NullMarked
package dev.asyncio4j.transports;

import org.jspecify.annotations.NullMarked;
