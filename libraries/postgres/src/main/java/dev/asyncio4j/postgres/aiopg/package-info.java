/** PostgreSQL as aiopg has it: cursors, and parameters put into the text of statements. */
@NullMarked
package dev.asyncio4j.postgres.aiopg;

import org.jspecify.annotations.NullMarked;
