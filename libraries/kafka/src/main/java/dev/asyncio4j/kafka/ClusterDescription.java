package dev.asyncio4j.kafka;

import java.util.List;

/**
 * The brokers of a cluster.
 *
 * <p><i>Python:</i> the result of {@code describe_cluster}.
 *
 * @param clusterId the id of the cluster
 * @param controller the id of the broker that controls it; -1 if unknown
 * @param brokers all that are up
 */
public record ClusterDescription(String clusterId, int controller, List<Broker> brokers) {}
