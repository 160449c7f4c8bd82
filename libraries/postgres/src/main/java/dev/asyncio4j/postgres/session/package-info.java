/**
 * A connection at work: one operation at a time, over the client of Vert.x's.
 *
 * <p>{@code Link} is all that is asked of the client below; {@code Tap} sees what that does not
 * tell.
 */
@NullMarked
package dev.asyncio4j.postgres.session;

import org.jspecify.annotations.NullMarked;
