/* so-chi-bo.exe and, compiled with CONSOLE, so-chi-bo-lenh.exe: run the package "app" with the Python beside them.

   Python's own launchers would show Python's name and icon on the task bar, and lose them with the next update. */

#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define PYTHON L"python313.dll"
#define LONG_PATH 32768
#define MISSING L"Thi\u1ebfu ho\u1eb7c h\u1ecfng t\u1ec7p " PYTHON L" c\u1ee7a ch\u01b0\u01a1ng tr\u00ecnh. " \
                L"H\u00e3y c\u00e0i l\u1ea1i S\u1ed5 Chi B\u1ed9; c\u00e1c s\u1ed5 \u0111\u01b0\u1ee3c gi\u1eef nguy\u00ean."

typedef int (__cdecl *python_main)(int, wchar_t **);

static wchar_t own[LONG_PATH], library[LONG_PATH];

static python_main load(void)
{
    GetModuleFileNameW(NULL, own, LONG_PATH);
    wcscpy(library, own);
    wchar_t *end = wcsrchr(library, L'\\');
    wcscpy(end ? end + 1 : library, PYTHON);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

static int run(void)
{
    static wchar_t *before[] = {own, L"-X", L"utf8", L"-m", L"app"};
    const int fixed = sizeof before / sizeof *before;
    int given = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    python_main start = load();
    if (start == NULL || words == NULL) {
        MessageBoxW(NULL, MISSING, L"S\u1ed5 Chi B\u1ed9", MB_OK | MB_ICONERROR);
        return 1;
    }
    wchar_t **all = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (given + fixed) * sizeof *all);
    if (all == NULL)
        return 1;
    for (int i = 0; i < fixed; i++)
        all[i] = before[i];
    for (int i = 1; i < given; i++)
        all[fixed + i - 1] = words[i];
    return start(fixed + given - 1, all);
}

#ifdef CONSOLE
int main(void) { return run(); }
#else
int WINAPI WinMain(HINSTANCE instance, HINSTANCE none, LPSTR line, int show)
{
    (void)instance, (void)none, (void)line, (void)show;
    return run();
}
#endif
