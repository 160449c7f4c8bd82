/**
 * The exceptions of the library, one unchecked type for each kind of failure.
 *
 * <table>
 *   <caption>The exceptions by whose fault they are</caption>
 *   <tr><th scope="col">Fault of</th><th scope="col">Exception</th><th scope="col">When</th></tr>
 *   <tr><td>caller</td><td>{@link NoRunningLoopException}</td><td>a loop is needed and none runs in this thread</td></tr>
 *   <tr><td>caller</td><td>{@link InvalidStateException}</td><td>a future is not done yet, or done already</td></tr>
 *   <tr><td>caller</td><td>{@link DeadlockException}</td><td>virtual time: nothing can ever happen again</td></tr>
 *   <tr><td>caller</td><td>{@link IllegalStateException}</td><td>Python's {@code RuntimeError}</td></tr>
 *   <tr><td>caller</td><td>{@link IllegalArgumentException}</td><td>Python's {@code ValueError}, {@code TypeError}</td></tr>
 *   <tr><td>peer or world</td><td>{@link AsyncTimeoutException}</td><td>a deadline has passed</td></tr>
 *   <tr><td>peer or world</td><td>{@link IncompleteReadException}</td><td>a stream ended too early</td></tr>
 *   <tr><td>peer or world</td><td>{@link LimitOverrunException}</td><td>no separator within the limit</td></tr>
 *   <tr><td>peer or world</td><td>{@link java.io.UncheckedIOException}</td><td>I/O failed; the cause is the JDK's</td></tr>
 *   <tr><td>nobody</td><td>{@link CancelledError}</td><td>somebody asked the task to end</td></tr>
 *   <tr><td>nobody</td><td>{@link StopAsyncIterationException}</td><td>an iterator has no more elements</td></tr>
 *   <tr><td>the children</td><td>{@link TaskGroupException}</td><td>tasks of a group failed; it holds their errors</td></tr>
 *   <tr><td>engine</td><td>{@link IllegalStateException}</td><td>no engine on the class path: add the dependency</td></tr>
 * </table>
 */
@NullMarked
package dev.asyncio4j.exceptions;

import org.jspecify.annotations.NullMarked;
