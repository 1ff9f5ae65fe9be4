; The installer for Windows: per user, without administrator's rights. Compiled by tools/make_windows_setup.py, or by
;   makensis -DVERSION=0.1.0 -DTREE=<folder of the program> -DLISTS=<folder of the lists> -DOUT=<setup.exe> so-chi-bo.nsi
; It knows nothing of how the folder was made. LISTS holds remove-files.nsh, which names every file of the folder once:
; removing the program deletes what was installed and nothing else. Books, backups and settings are never touched.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!ifdef QUICK ; for trying it out: larger, but compiled in seconds
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define KEY "SoChiBo"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
!define KIND "SoChiBo.So"
!define REMOVER "go-bo.exe"
!define OLDEST_BUILD 17763 ; Windows 10, 1809: the oldest that Qt runs on

Name "Sổ Chi Bộ"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\So Chi Bo"
InstallDirRegKey HKCU "Software\${KEY}" "InstallDir"
BrandingText "Sổ Chi Bộ ${VERSION}"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Sổ Chi Bộ"
VIAddVersionKey /LANG=0 "FileDescription" "Bộ cài Sổ Chi Bộ"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Giấy phép MIT"

; -DSIGN="command": signs the installer and the remover, the file comes last.
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${TREE}\${ICON}"
!define MUI_UNICON "${TREE}\${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài Sổ Chi Bộ ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Phần mềm ghi sinh hoạt chi bộ, dùng không cần mạng.$\r$\n$\r$\nCài cho riêng tài khoản đang dùng máy, không cần quyền quản trị. Nếu máy đã có bản cũ, bộ cài thay bản cũ; các sổ, bản sao lưu và thiết lập của đồng chí được giữ nguyên.$\r$\n$\r$\nĐồng chí đóng Sổ Chi Bộ nếu đang mở, rồi bấm nút Tiếp theo."
!define MUI_FINISHPAGE_TITLE "Đã cài xong Sổ Chi Bộ"
!define MUI_FINISHPAGE_TEXT "Mở chương trình từ thực đơn Start: Sổ Chi Bộ. Tệp sổ (.scb) cũng mở được bằng cách bấm đúp.$\r$\n$\r$\nLần mở sổ đầu tiên sau khi thay bản cũ, chương trình tự sao lưu sổ rồi mới nâng cấp."
!define MUI_FINISHPAGE_RUN "$INSTDIR\so-chi-bo.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở Sổ Chi Bộ"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ gỡ chương trình. Các sổ (.scb), bản sao lưu và thiết lập của đồng chí được giữ nguyên; cài lại là dùng tiếp được."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; A program that runs holds its own file: it cannot be opened for writing. Ends the installer, with 2, until it is closed.
!macro RefuseWhileRunning name
  ${If} ${FileExists} "$INSTDIR\${name}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${name}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "Sổ Chi Bộ đang mở. Đồng chí đóng cửa sổ Sổ Chi Bộ rồi chạy lại. Chưa có gì thay đổi." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "Sổ Chi Bộ cần Windows 10 bản 1809 trở lên, hoặc Windows 11." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section "Sổ Chi Bộ" SEC_PROGRAM
  SectionIn RO
  !insertmacro RefuseWhileRunning "so-chi-bo.exe"
  !insertmacro RefuseWhileRunning "so-chi-bo-lenh.exe"
  ; The remover of the version that is there knows the files of that version; it knows of no book.
  ${If} ${FileExists} "$INSTDIR\${REMOVER}"
    DetailPrint "Thay bản cũ; các sổ được giữ nguyên."
    ExecWait '"$INSTDIR\${REMOVER}" /S _?=$INSTDIR' $1
    ${If} $1 <> 0
      MessageBox MB_OK|MB_ICONSTOP "Chưa thay được bản cũ. Đồng chí khởi động lại máy rồi chạy lại bộ cài. Các sổ được giữ nguyên." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${TREE}\*"
  ; Compiled once here, so that the first start is not the slow one. A folder built by PyInstaller has no python.exe.
  ${If} ${FileExists} "$INSTDIR\python.exe"
    DetailPrint "Chuẩn bị chương trình…"
    nsExec::Exec '"$INSTDIR\python.exe" -m compileall -q "$INSTDIR\app" "$INSTDIR\Lib"'
    Pop $0
  ${EndIf}
  WriteUninstaller "$INSTDIR\${REMOVER}"
  CreateShortcut "$SMPROGRAMS\Sổ Chi Bộ.lnk" "$INSTDIR\so-chi-bo.exe"

  WriteRegStr HKCU "Software\${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.scb" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.scb\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Sổ chi bộ"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" '"$INSTDIR\so-chi-bo.exe",0'
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\so-chi-bo.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Sổ Chi Bộ"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\so-chi-bo.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Sổ Chi Bộ"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${REMOVER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  SectionGetSize ${SEC_PROGRAM} $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Biểu tượng trên màn hình" SEC_DESKTOP
  CreateShortcut "$DESKTOP\Sổ Chi Bộ.lnk" "$INSTDIR\so-chi-bo.exe"
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning "so-chi-bo.exe"
  !insertmacro RefuseWhileRunning "so-chi-bo-lenh.exe"
  !include "${LISTS}\remove-files.nsh"
  Delete "$INSTDIR\${REMOVER}"
  RMDir "$INSTDIR" ; only when nothing else lies there
  Delete "$SMPROGRAMS\Sổ Chi Bộ.lnk"
  Delete "$DESKTOP\Sổ Chi Bộ.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.scb" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "Software\Classes\.scb" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.scb\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.scb\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.scb"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "Software\${KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DetailPrint "Đã gỡ chương trình. Các sổ (.scb), bản sao lưu và thiết lập được giữ nguyên."
SectionEnd
