@echo off
chcp 936 >nul
setlocal
title 绩衡
if not exist "%~dp0python\python.exe" (
    echo 没有找到 python\python.exe。先把压缩包整个解压到一个文件夹，再双击 启动绩衡.bat。
    pause
    exit /b 2
)
"%~dp0python\python.exe" -c ""
if not %errorlevel%==0 goto failed
"%~dp0python\python.exe" -X utf8 "%~dp0python\start.py" %*
exit /b %errorlevel%

:failed
echo 随带的 Python 不能在这台电脑上启动。适用的系统见 使用说明.txt。
pause
exit /b 2
