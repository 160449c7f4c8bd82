package dev.asyncio4j.impl.loop

import dev.asyncio4j.Asyncio
import java.lang.StackWalker.StackFrame
import java.security.CodeSource

/**
 * Tells the user's frames of a stack from the library's and the platform's: the one rule behind
 * every text that names a line of user code.
 *
 * A frame with its class is the library's if the class comes out of one of its jars, so user code
 * in a package named like one of the library's is seen too. The stack of a suspended body has names
 * only; there, the library's are its engine and the API's root package.
 */
internal object LibraryFrames {
  private const val API = "dev.asyncio4j."
  private const val SPI = "dev.asyncio4j.spi."
  private const val ENGINE = "dev.asyncio4j.impl."
  private val platform = arrayOf("java.", "javax.", "jdk.", "sun.", "kotlin.", "kotlinx.")
  private val apiJar = sourceOf(Asyncio::class.java)
  private val engineJar = sourceOf(LibraryFrames::class.java)

  fun isUsers(frame: StackFrame): Boolean {
    val name = frame.className
    if (!name.startsWith(API)) return !isOfPlatform(name)
    val source = sourceOf(frame.declaringClass)
    return source != apiJar && source != engineJar
  }

  fun isUsers(frame: StackTraceElement): Boolean {
    val name = frame.className
    return '/' !in name && // a lambda's own frame, which some JVMs show
      !isOfPlatform(name) &&
      !name.startsWith(ENGINE) &&
      !name.startsWith(SPI) &&
      !(name.startsWith(API) && name.indexOf('.', API.length) < 0)
  }

  /** Returns whether the class is the JDK's, Kotlin's or kotlinx's. */
  fun isOfPlatform(className: String) = platform.any(className::startsWith)

  private fun sourceOf(type: Class<*>) =
    type.protectionDomain.codeSource?.let(CodeSource::getLocation)?.toString()
}
