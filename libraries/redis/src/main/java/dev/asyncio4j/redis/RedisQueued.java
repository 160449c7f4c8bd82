package dev.asyncio4j.redis;

/**
 * All typed commands, queued: each returns the pipeline, so that they chain.
 *
 * <p><i>Python:</i> the commands of {@code Pipeline}. The build writes the interfaces that are
 * named here, by {@code QueuedTwins.java}, from those of {@link RedisCommands}.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface RedisQueued<V>
    extends QueuedStringCommands<V>,
        QueuedNumberCommands<V>,
        QueuedKeyCommands<V>,
        QueuedExpiryCommands<V>,
        QueuedHashCommands<V>,
        QueuedHashTimeCommands<V>,
        QueuedBlockingCommands<V>,
        QueuedListCommands<V>,
        QueuedSetCommands<V>,
        QueuedSortedSetCommands<V>,
        QueuedSortedRangeCommands<V>,
        QueuedStreamCommands<V>,
        QueuedGroupCommands<V>,
        QueuedBitGeoCommands<V>,
        QueuedScriptCommands<V>,
        QueuedServerCommands<V>,
        QueuedDiagnosticCommands<V>,
        QueuedAclCommands<V>,
        QueuedClientCommands<V>,
        QueuedPublishCommands<V>,
        QueuedVectorCommands<V>,
        QueuedClusterCommands<V>,
        QueuedTopologyCommands<V> {}
