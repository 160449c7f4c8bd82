package dev.asyncio4j.subprocess;

import org.jspecify.annotations.Nullable;

/**
 * What a child wrote until it ended.
 *
 * <p><i>Python:</i> the pair that {@code Process.communicate} gives.
 *
 * @param stdout its standard output; null if that is no pipe
 * @param stderr its standard error; null if that is no pipe
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came: nobody compares them
public record Output(byte @Nullable [] stdout, byte @Nullable [] stderr) {}
