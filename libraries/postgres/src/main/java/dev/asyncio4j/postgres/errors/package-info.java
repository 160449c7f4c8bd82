/**
 * Exceptions of the server's errors, one class for each SQLSTATE and for each class of them.
 *
 * <p>{@link dev.asyncio4j.postgres.errors.PostgresErrors} finds the class of a code.
 */
@NullMarked
package dev.asyncio4j.postgres.errors;

import org.jspecify.annotations.NullMarked;
