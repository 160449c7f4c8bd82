package dev.asyncio4j.impl.loop

/** What the frames of a stack tell: whose code they are, and what their methods are called. */
internal object Frames {
  private const val API = "dev.asyncio4j."
  private const val SPI = "dev.asyncio4j.spi."
  private const val ENGINE = "dev.asyncio4j.impl."
  private val platform = arrayOf("java.", "javax.", "jdk.", "sun.", "kotlin.", "kotlinx.")

  /** Of the JDK, of Kotlin or of kotlinx. */
  fun isOfPlatform(className: String) = platform.any(className::startsWith)

  /** By names only: the API's classes are those that lie in its root package. */
  private fun isUsers(frame: StackTraceElement): Boolean {
    val name = frame.className
    return '/' !in name && // a lambda's own frame, which some JVMs show
      !isOfPlatform(name) &&
      !name.startsWith(ENGINE) &&
      !name.startsWith(SPI) &&
      !(name.startsWith(API) && name.indexOf('.', API.length) < 0)
  }

  /** The body whose [stack] that is: the name of the method it is written in, and its line. */
  fun body(stack: List<StackTraceElement>): String? {
    val frame = stack.lastOrNull(::isUsers) ?: return null
    val at = if (frame.fileName == null) "" else " at ${frame.fileName}:${frame.lineNumber}"
    return methodOf(frame) + at
  }

  /** The JVM is loading or linking a class: the innermost frames, which are its own, do that. */
  fun isLoading(stack: Array<StackTraceElement>): Boolean =
    stack.any { it.className == "java.lang.ClassLoader" && it.methodName == "loadClass" } ||
      stack
        .takeWhile { isOfPlatform(it.className) }
        .any { frame -> LOADING.any(frame.className::startsWith) }

  /** Lambdas and Kotlin's blocks are named for the method that they stand in. */
  private fun methodOf(frame: StackTraceElement): String {
    val method = frame.methodName
    return when {
      method.startsWith("lambda\$") -> method.split('$')[1] // javac's
      "\$lambda\$" in method -> method.substringBefore('$') // Kotlin's
      method == "invokeSuspend" ->
        frame.className.substringAfterLast('.').split('$').let {
          it.getOrNull(1) ?: it[0]
        }
      method in UNSPEAKING -> "${frame.className.substringAfterLast('.')}.$method"
      else -> method
    }
  }

  private val LOADING =
    arrayOf("java.lang.ClassLoader", "jdk.internal.loader.", "java.lang.invoke.")
  private val UNSPEAKING: Set<String> =
    java.util.Set.of("run", "call", "invoke", "get", "apply", "accept")
}
