package dev.asyncio4j.kotlin

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.impl.bridge.KotlinFlows
import dev.asyncio4j.streams.StreamReader
import java.nio.charset.Charset
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map

/**
 * Returns this flow for `async for`: each iterator collects it anew, in a task of its own that
 * waits in `emit` until the next element is asked for.
 *
 * **Cancellation:** cancelling the code that waits for an element cancels the flow. The iterator is
 * an [dev.asyncio4j.AsyncGenerator]: its `close()` cancels the flow and waits for its clean-up.
 *
 * ```
 * val ids: AsyncIterable<Int> = flow { repeat(3) { emit(it) } }.asAsyncIterable()
 * ```
 */
@JvmSynthetic
public fun <T> Flow<T>.asAsyncIterable(): AsyncIterable<T> = KotlinFlows.asyncIterable(this)

/**
 * Returns the elements of this as a flow: the next one is asked for when the collector has done
 * with the last, on the loop, whatever dispatcher collects.
 *
 * **Cancellation:** when the collection ends early (cancelled, failed, `take(1)`), the iterator is
 * closed if it is an [dev.asyncio4j.AsyncGenerator], and its clean-up has run when this ends.
 *
 * ```
 * javaService.rows().asFlow().filter { it.isOpen }.collect { println(it) }
 * ```
 */
@JvmSynthetic public fun <T> AsyncIterable<T>.asFlow(): Flow<T> = KotlinFlows.flow(this)

/**
 * Returns the lines that the peer sends, decoded, without their ends (`\n` or `\r\n`), up to EOF.
 *
 * *Python:* `async for line in reader`, whose lines are bytes with their ends.
 *
 * **Cancellation:** what was not read stays in the reader, which is open.
 *
 * ```
 * connection.reader().linesAsFlow().takeWhile { it.isNotEmpty() }.collect { headers += it }
 * ```
 *
 * @param charset of the peer; its line feed must be a single byte, as it is in UTF-8
 */
@JvmSynthetic
public fun StreamReader.linesAsFlow(charset: Charset = Charsets.UTF_8): Flow<String> =
  lines().asFlow().map { it.toString(charset).removeSuffix("\n").removeSuffix("\r") }
