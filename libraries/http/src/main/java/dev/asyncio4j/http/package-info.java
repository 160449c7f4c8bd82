/**
 * HTTP in direct style: aiohttp's client, and what client and server share.
 *
 * <ul>
 *   <li>{@link dev.asyncio4j.http.ClientSession}: requests over pooled connections;
 *   <li>{@link dev.asyncio4j.http.Http}: one request, and helpers;
 *   <li>{@link dev.asyncio4j.http.Url}, {@link dev.asyncio4j.http.Headers}, {@link
 *       dev.asyncio4j.http.Payload}, {@link dev.asyncio4j.http.BodyReader}: the values of both
 *       sides.
 * </ul>
 */
@NullMarked
package dev.asyncio4j.http;

import org.jspecify.annotations.NullMarked;
