package dev.asyncio4j.jobs;

import org.jspecify.annotations.Nullable;

/**
 * The facts about a job that nobody can be told of but the exception handler.
 *
 * <p><i>Python:</i> the {@code context} dict of {@code Scheduler.call_exception_handler}.
 *
 * @param message {@code "Job processing failed"} or {@code "Job closing timed out"}
 * @param job the job
 * @param exception its error; an {@link dev.asyncio4j.exceptions.AsyncTimeoutException} if it did
 *     not end in time; null if there is none
 * @param createdAt the line that spawned it; null unless the loop is in debug mode
 * @see SchedulerOptions#exceptionHandler
 */
public record JobContext(
    String message,
    Job<?> job,
    @Nullable Throwable exception,
    @Nullable StackTraceElement createdAt) {}
