/** Values of the server's types, as Java has them. */
@NullMarked
package dev.asyncio4j.postgres.codec;

import org.jspecify.annotations.NullMarked;
