package dev.asyncio4j.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The part of a poll that is of one partition.
 *
 * @param partition the partition
 * @param epoch the number of its last seek before the poll
 * @param records in the order of their offsets
 * @param next the offset behind them
 * @param highwater the end of the partition, as the broker told; -1 if it did not
 * @param time when it came, in milliseconds
 */
record Fetched(
    Partition partition,
    int epoch,
    List<ConsumerRecord<byte[], byte[]>> records,
    long next,
    long highwater,
    long time) {}
