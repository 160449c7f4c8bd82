/**
 * An HTTP server in direct style: applications of routes, middlewares and signals, as aiohttp's.
 *
 * <p><i>Python:</i> {@code aiohttp.web}. The door is {@link dev.asyncio4j.http.web.Web}.
 */
@NullMarked
package dev.asyncio4j.http.web;

import org.jspecify.annotations.NullMarked;
