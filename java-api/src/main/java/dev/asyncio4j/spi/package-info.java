/**
 * The seam between the API and its engine; programs do not use it.
 *
 * <p>An engine implements {@link dev.asyncio4j.spi.AsyncioProvider} and registers it as a service.
 * The API finds it with {@link java.util.ServiceLoader} at first use, through {@link
 * dev.asyncio4j.spi.Engine}. There is one engine in a process; the types of two engines cannot be
 * mixed. What is in this package may change in any release.
 */
@NullMarked
package dev.asyncio4j.spi;

import org.jspecify.annotations.NullMarked;
