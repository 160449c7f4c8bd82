package dev.asyncio4j.nurseries;

/**
 * The state of a memory channel at one moment.
 *
 * <p><i>Python:</i> trio's {@code MemoryChannelStatistics}.
 *
 * @param currentBufferUsed how many items are buffered
 * @param maxBufferSize how many can be; {@code Integer.MAX_VALUE}: any number
 * @param openSendChannels how many clones can send
 * @param openReceiveChannels how many clones can receive
 * @param tasksWaitingSend how many tasks wait for room
 * @param tasksWaitingReceive how many tasks wait for an item
 */
public record ChannelStatistics(
    int currentBufferUsed,
    int maxBufferSize,
    int openSendChannels,
    int openReceiveChannels,
    int tasksWaitingSend,
    int tasksWaitingReceive) {}
