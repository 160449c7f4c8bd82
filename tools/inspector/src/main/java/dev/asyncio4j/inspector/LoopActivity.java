package dev.asyncio4j.inspector;

import java.time.Duration;

/**
 * The work of a loop between the last two polls of a {@link Watch}.
 *
 * @param id its number
 * @param running whether a thread runs it
 * @param lag how long an entry of its queue waits, measured once a second
 * @param busy the share of the time in which it ran steps, from 0 to 1
 * @param tasks how many tasks are not done
 * @param ready how many entries its queue has
 * @param timers how many timers are set
 * @param channels how many channels it waits for
 * @param created how many tasks it has created a second
 * @param entries how many steps and callbacks it has taken from its queue a second
 * @param unread how many errors were reported because no code had read them, since the watch began
 * @param neverAwaited how many coroutines were reported, in debug mode, because no code had run
 *     them, since the watch began
 * @param dropped how many events found no room, since the watch began
 */
public record LoopActivity(
    int id,
    boolean running,
    Duration lag,
    double busy,
    int tasks,
    int ready,
    int timers,
    int channels,
    double created,
    double entries,
    long unread,
    long neverAwaited,
    long dropped) {}
