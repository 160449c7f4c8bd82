package dev.asyncio4j.redis;

/**
 * All typed commands: by what a client, a cluster and a single connection have in common.
 *
 * <p><i>Python:</i> {@code redis.commands.core}.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface RedisCommands<V>
    extends StringCommands<V>,
        NumberCommands<V>,
        KeyCommands<V>,
        ExpiryCommands<V>,
        HashCommands<V>,
        HashTimeCommands<V>,
        BlockingCommands<V>,
        ListCommands<V>,
        SetCommands<V>,
        SortedSetCommands<V>,
        SortedRangeCommands<V>,
        StreamCommands<V>,
        GroupCommands<V>,
        BitGeoCommands<V>,
        ScriptCommands<V>,
        ServerCommands<V>,
        DiagnosticCommands<V>,
        AclCommands<V>,
        ClientCommands<V>,
        PublishCommands<V>,
        VectorCommands<V>,
        ClusterCommands<V>,
        TopologyCommands<V>,
        ScanCommands<V>,
        ObjectCommands<V> {}
