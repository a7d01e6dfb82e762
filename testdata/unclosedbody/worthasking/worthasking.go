// What takes long to find out is not found out for importers, who may never ask. Where
// somebody asks, it is.
package worthasking

import (
	"fmt"
	"net/http"
)

// ShownIfOdd is exported, so it was asked about before.
func ShownIfOdd(v any, n int) {
	if odd(v, n) {
		fmt.Println(v)
	}
}

func shownBad(url string, n int) {
	resp, err := http.Get(url) // want `never-closed: response body of resp is never closed`
	if err != nil {
		return
	}
	ShownIfOdd(resp, n)
}

func shownOk(url string, n int) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	ShownIfOdd(resp, n)
}

func odd(v any, n int) bool {
	fmt.Println(v)
	return n == 1 || n == 3 || n == 5 || n == 7 || n == 9 || n == 11 || n == 13 || n == 15 || n == 17 || n == 19 || n == 21 || n == 23 ||
		n == 25 || n == 27 || n == 29 || n == 31 || n == 33 || n == 35 || n == 37 || n == 39 || n == 41 || n == 43 || n == 45 || n == 47 ||
		n == 49 || n == 51 || n == 53 || n == 55 || n == 57 || n == 59 || n == 61 || n == 63 || n == 65 || n == 67 || n == 69 || n == 71 ||
		n == 73 || n == 75 || n == 77 || n == 79 || n == 81 || n == 83 || n == 85 || n == 87 || n == 89 || n == 91 || n == 93 || n == 95 ||
		n == 97 || n == 99 || n == 101 || n == 103 || n == 105 || n == 107 || n == 109 || n == 111 || n == 113 || n == 115 || n == 117 || n == 119 ||
		n == 121 || n == 123 || n == 125 || n == 127 || n == 129 || n == 131 || n == 133 || n == 135 || n == 137 || n == 139 || n == 141 || n == 143 ||
		n == 145 || n == 147 || n == 149 || n == 151 || n == 153 || n == 155 || n == 157 || n == 159 || n == 161 || n == 163 || n == 165 || n == 167 ||
		n == 169 || n == 171 || n == 173 || n == 175 || n == 177 || n == 179 || n == 181 || n == 183 || n == 185 || n == 187 || n == 189 || n == 191 ||
		n == 193 || n == 195 || n == 197 || n == 199 || n == 201 || n == 203 || n == 205 || n == 207 || n == 209 || n == 211 || n == 213 || n == 215 ||
		n == 217 || n == 219 || n == 221 || n == 223 || n == 225 || n == 227 || n == 229 || n == 231 || n == 233 || n == 235 || n == 237 || n == 239 ||
		n == 241 || n == 243 || n == 245 || n == 247 || n == 249 || n == 251 || n == 253 || n == 255 || n == 257 || n == 259 || n == 261 || n == 263 ||
		n == 265 || n == 267 || n == 269 || n == 271 || n == 273 || n == 275 || n == 277 || n == 279 || n == 281 || n == 283 || n == 285 || n == 287 ||
		n == 289 || n == 291 || n == 293 || n == 295 || n == 297 || n == 299 || n == 301 || n == 303 || n == 305 || n == 307 || n == 309 || n == 311 ||
		n == 313 || n == 315 || n == 317 || n == 319 || n == 321 || n == 323 || n == 325 || n == 327 || n == 329 || n == 331 || n == 333 || n == 335 ||
		n == 337 || n == 339 || n == 341 || n == 343 || n == 345 || n == 347 || n == 349 || n == 351 || n == 353 || n == 355 || n == 357 || n == 359 ||
		n == 361 || n == 363 || n == 365 || n == 367 || n == 369 || n == 371 || n == 373 || n == 375 || n == 377 || n == 379 || n == 381 || n == 383 ||
		n == 385 || n == 387 || n == 389 || n == 391 || n == 393 || n == 395 || n == 397 || n == 399
}
