package dev.asyncio4j.subprocess;

import org.jspecify.annotations.Nullable;

/**
 * The output of a child, from its start to its end.
 *
 * <p><i>Python:</i> the pair that {@code Process.communicate} gives.
 *
 * @param stdout its standard output; null if that is no pipe
 * @param stderr its standard error; null if that is no pipe
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, never compared
public record Output(byte @Nullable [] stdout, byte @Nullable [] stderr) {}
