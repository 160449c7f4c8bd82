/**
 * Child processes: started, fed, read and ended without a thread that waits.
 *
 * <p><i>Python:</i> {@code asyncio.subprocess}. {@link dev.asyncio4j.Asyncio#createSubprocessExec}
 * gives an {@link dev.asyncio4j.subprocess.AsyncProcess}, which is a resource: leaving its block
 * ends the child.
 *
 * <p>On Linux, the loop's selector watches the pipes of children. Elsewhere, or with {@code
 * -Dasyncio4j.pipes=threads}, each pipe has a thread. The JDK itself keeps one small thread for
 * each child, which waits for its end.
 *
 * <p><b>Native start.</b> With {@code --enable-native-access=ALL-UNNAMED}, on Linux and JDK 22 or
 * later, children start by the system's own call: twice as many per second, with exact exit codes,
 * {@link dev.asyncio4j.subprocess.ProcessOptions#processGroup(long) process groups}, and UTF-8
 * where the locale has ASCII only.
 *
 * <p><b>Programs.</b> A program is looked up on the {@code PATH} of the child's environment, from
 * the child's directory, as in Python. A script without {@code #!} is run by {@code /bin/sh}.
 * Errors name the program and never an argument, which may be secret.
 *
 * <p><b>Exit codes.</b> A child that signal <i>n</i> ended has the code <i>-n</i>, as in Python.
 * The JDK tells 128+<i>n</i>, and does not tell it from an {@code exit(128+n)}: such a code is
 * taken for the signal if it is one that ends a process. {@code
 * extraInfo(TransportInfo.SUBPROCESS).get().exitValue()} is what the JDK says. After a native start
 * the code is exact.
 */
@NullMarked
package dev.asyncio4j.subprocess;

import org.jspecify.annotations.NullMarked;
